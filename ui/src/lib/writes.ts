/** How many writes of fields have ended: a reading that was on its way meanwhile may not have seen the last of them. */
export const writes = { ended: 0 };

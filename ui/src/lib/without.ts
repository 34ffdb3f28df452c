/** A record without one of its keys. */
export const without = <T extends object>(record: T, key: keyof T & string): T =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T;

// Types words into every text field that is there: arguments are the words for one line, those for several, and whether
// they are to be kept. Without that, the fields hold afterwards what they held before.
const [line, lines, keep] = arguments;
const root = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
const other = ["password", "checkbox", "radio", "date", "time", "datetime-local", "number", "file"];
const fields = [...root.querySelectorAll("input, textarea")].filter(
  (field) => !other.includes(field.type) && !field.disabled && !field.readOnly && field.checkVisibility(),
);

const type = (field, words) => {
  const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(owner.prototype, "value").set.call(field, words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

const active = document.activeElement;
for (const field of fields) {
  const before = field.value;
  field.focus();
  type(field, field instanceof HTMLTextAreaElement ? lines : line);
  if (!keep) type(field, before);
  else if (field.getAttribute("role") === "combobox") {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }
  field.blur();
}
// What a key does next depends on where the focus is.
if (!keep) active?.focus();
return fields.length;

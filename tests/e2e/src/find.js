// Finds what a person would call by these words: arguments are role, name, row, and whether it must be usable.
const [role, name, row, usable] = arguments;
const { aria, dom, text } = axe.commons;

const words = (given) => given.replace(/\s+/g, " ").trim();

// Nothing behind an open dialog can be reached.
const dialog = [...document.querySelectorAll("dialog:modal")].at(-1);
let root = dialog ?? document.body;
if (row !== null) {
  const rows = [...root.querySelectorAll("li, tr, section, fieldset, [role=option], [role=listitem]")];
  const holding = rows.filter((each) => words(each.textContent).includes(row));
  root = holding.sort((one, other) => one.textContent.length - other.textContent.length)[0];
  if (root === undefined) return [];
}

// Passwords and dates are fields for a person, though they have no role.
const isField = (element) =>
  element.matches("input:not([type=checkbox], [type=radio]), textarea");
const hasRole = (element) => (role === "field" ? isField(element) : aria.getRole(element) === role);
const canBeUsed = (element) => !element.disabled && element.getAttribute("aria-disabled") !== "true";

axe.setup(document.body);
try {
  const called = [root, ...root.querySelectorAll("*")]
    .filter((element) => hasRole(element) && dom.isVisibleToScreenReaders(element))
    .map((element) => [element, words(text.accessibleText(element))])
    .filter(([element, says]) => (name === null || says.includes(name)) && (!usable || canBeUsed(element)));
  const exactly = called.filter(([, says]) => says === name);
  return (exactly.length > 0 ? exactly : called).map(([element]) => element);
} finally {
  axe.teardown();
}

// Pairs of neighbours in the order of Tab of which the second stands above the first, where a reader has already been.
const dialog = [...document.querySelectorAll("dialog:modal")].at(-1);
const root = dialog ?? document.querySelector("#app");

const clips = (each) => /auto|scroll|hidden/.test(getComputedStyle(each).overflow);
const box = (each) => each.getBoundingClientRect();

// In view in everything that cuts off what it holds.
const isSeen = (each) => {
  const middle = (box(each).top + box(each).bottom) / 2;
  for (let around = each.parentElement; around !== null; around = around.parentElement) {
    if (clips(around) && (middle < box(around).top || middle > box(around).bottom)) return false;
  }
  return each.checkVisibility() && middle > 0 && middle < innerHeight;
};

// Messages lie over the page, wherever there is room.
const stops = [...root.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")]
  .filter((each) => each.tabIndex >= 0 && !each.disabled && !each.closest("[role=status]"))
  .filter(isSeen);

const called = (each) => `${each.tagName} ${each.ariaLabel ?? each.textContent.trim().slice(0, 30)}`;
return stops
  .slice(1)
  .map((each, index) => [stops[index], each])
  .filter(([one, next]) => box(next).bottom <= box(one).top && box(next).left < box(one).right)
  .map(([one, next]) => `${called(one)} before ${called(next)}`);

// Keys and marks for what can be stepped through: the marks of a drawing and the sentences of a draft.

export function stepThrough() {
  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const mark = event.target.closest?.(".drawing a");
    if (mark && step && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      event.preventDefault();
      const marks = [...mark.closest(".drawing").querySelectorAll("a")];
      marks[(marks.indexOf(mark) + step + marks.length) % marks.length].focus();
    }
    if (event.key === "Escape" && document.querySelector(".panel:target")) {
      document.querySelector(".panel:target .close")?.click();
    }
  });
  addEventListener("hashchange", showCurrent);
  showCurrent();
}

function showCurrent() {
  for (const link of document.querySelectorAll(".said.current")) link.classList.remove("current");
  const panel = document.querySelector(".panel:target");
  if (panel) {
    for (const link of document.querySelectorAll(`.said[href="#${CSS.escape(panel.id)}"]`)) link.classList.add("current");
    panel.focus({ preventScroll: true });
    return;
  }
  // Back at the sentence, the keyboard goes on from there.
  document.querySelector(".said:target")?.focus({ preventScroll: true });
}

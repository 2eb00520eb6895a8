// The document that is open beside an answer or a list.
const panel = find("van-ban");
let opener = null; // what the open document was opened from, to return the focus to

async function openDocument(button) {
  const { document: number, issued, locator, start, end } = button.dataset;
  const request = { document: number, issued: issued || null };
  if (locator !== undefined) Object.assign(request, { locator, start: +start, end: +end });
  const reply = await call("open_document", request);
  opener?.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-expanded", "true");
  opener = button;
  show(panel, reply);
  panel.hidden = false;
  app.classList.add("reading");
  const cited = panel.querySelector(".cited-clause");
  const mark = panel.querySelector("mark");
  reveal(cited ?? mark ?? panel.querySelector("h2") ?? panel, mark);
  (cited ?? panel.querySelector("h2") ?? panel).focus({ preventScroll: true });
}

// Scrolls the panel (or, on a narrow screen, the page) so that the clause
// starts near the top, unless its quotation would then lie out of sight.
function reveal(target, mark) {
  const scrolls = panel.scrollHeight > panel.clientHeight + 1 && getComputedStyle(panel).overflowY !== "visible";
  const height = scrolls ? panel.clientHeight : window.innerHeight;
  const top = (node) => node.getBoundingClientRect().top;
  const place = mark && top(mark) - top(target) > height * 0.55 ? mark : target;
  const margin = height * 0.18;
  if (scrolls) {
    panel.scrollTop += top(place) - top(panel) - margin;
    if (top(panel) < 0 || top(panel) > window.innerHeight * 0.6) panel.scrollIntoView({ block: "start" });
  } else {
    window.scrollBy(0, top(place) - margin);
  }
}

function closeDocument(returnFocus = true) {
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  app.classList.remove("reading");
  opener?.setAttribute("aria-expanded", "false");
  if (returnFocus && opener?.isConnected) {
    opener.focus();
    opener.scrollIntoView({ block: "nearest" });
  }
  opener = null;
}

function toggleRepair(repair) {
  const note = find(repair.getAttribute("aria-controls"));
  note.hidden = !note.hidden;
  repair.setAttribute("aria-expanded", String(!note.hidden));
}

function jump(id) {
  const target = find(id);
  if (!target) return;
  for (let outer = target.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  reveal(target);
  target.setAttribute("tabindex", target.getAttribute("tabindex") ?? "-1");
  target.focus({ preventScroll: true });
}

onClick("[data-document]", openDocument);
onClick("[data-close]", () => closeDocument());
onClick(".repair", toggleRepair);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) closeDocument();
  else if ((event.key === "Enter" || event.key === " ") && event.target.closest?.(".repair")) {
    event.preventDefault();
    toggleRepair(event.target.closest(".repair"));
  }
});

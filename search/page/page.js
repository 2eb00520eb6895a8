// Runs once when the page has been put in place; `element` and `server` come from Gradio.
const find = (id) => document.getElementById(id);
const app = element.querySelector(".van-kien");
const question = find("cau-hoi");
const answer = find("tra-loi");
const panel = find("van-ban");
const NO_REPLY = "Không liên lạc được với chương trình. Hãy xem cửa sổ lệnh còn chạy không, rồi tải lại trang.";
const LOOKS_SLOW_MS = 150;
const POLL_MS = 400;
let opener = null; // what the open document was opened from, to return the focus to
let lastAsked = 0;

// Gradio names the language of its own words, which it does not have in Vietnamese.
document.documentElement.lang = "vi";

async function call(name, data) {
  try {
    return (await server[name](data)) ?? { error: NO_REPLY };
  } catch {
    return { error: NO_REPLY };
  }
}

function errorNotice(message) {
  const notice = document.createElement("div");
  notice.className = "notice notice-error";
  notice.setAttribute("role", "alert");
  notice.append(Object.assign(document.createElement("p"), { textContent: message }));
  return notice;
}

function show(target, reply) {
  if (reply.error) target.replaceChildren(errorNotice(reply.error));
  else target.innerHTML = reply.html;
}

// -- asking ------------------------------------------------------------

let settle;
const ready = new Promise((resolve) => (settle = resolve));

async function prepare() {
  const place = find("chuan-bi");
  for (;;) {
    const reply = await call("preparation", {});
    show(place, reply);
    if (reply.state !== "preparing") {
      settle();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function ask() {
  const turn = ++lastAsked;
  await ready;
  const slow = setTimeout(() => (find("dang-tim").hidden = false), LOOKS_SLOW_MS);
  app.setAttribute("aria-busy", "true");
  const reply = await call("ask_question", { question: question.value });
  clearTimeout(slow);
  if (turn !== lastAsked) return;
  find("dang-tim").hidden = true;
  app.removeAttribute("aria-busy");
  closeDocument(false);
  show(answer, reply);
  if (reply.error) return;
  app.querySelector(".examples")?.removeAttribute("open");
  // A touch keyboard would cover the answer.
  if (matchMedia("(hover: none)").matches) question.blur();
  const count = answer.querySelectorAll(".quotation").length;
  find("thong-bao").textContent = reply.answered
    ? `Đã có câu trả lời với ${count} trích dẫn.`
    : "Chưa có câu trả lời trong kho văn bản.";
  if (answer.getBoundingClientRect().top > window.innerHeight / 2) answer.scrollIntoView();
}

function fitQuestion() {
  question.style.height = "auto";
  question.style.height = `${Math.min(question.scrollHeight + 2, 240)}px`;
}

// -- documents ---------------------------------------------------------

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

async function copy(button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Đã sao chép";
  } catch {
    button.textContent = "Trình duyệt không cho sao chép";
  }
  setTimeout(() => (button.textContent = label), 2500);
}

// -- tabs --------------------------------------------------------------

async function showTab(name) {
  const tabs = [...app.querySelectorAll(".tab")];
  const chosen = tabs.find((tab) => tab.id === name) ?? tabs[0];
  closeDocument(false);
  for (const tab of tabs) tab.hidden = tab !== chosen;
  for (const link of app.querySelectorAll("[data-tab]")) {
    if (link.dataset.tab === chosen.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (chosen.id === "kho-van-ban") {
    await ready;
    show(find("danh-sach"), await call("list_documents", {}));
  }
}

// -- events ------------------------------------------------------------

app.addEventListener("click", (event) => {
  const hit = (selector) => event.target.closest(selector);
  const link = hit("a[href^='#']");
  if (link) event.preventDefault();
  if (hit("[data-tab]")) {
    const name = hit("[data-tab]").dataset.tab;
    if (location.hash !== `#${name}`) history.pushState(null, "", `#${name}`);
    showTab(name);
  } else if (hit("[data-question]")) {
    question.value = hit("[data-question]").dataset.question;
    fitQuestion();
    ask();
  } else if (hit("[data-document]")) openDocument(hit("[data-document]"));
  else if (hit("[data-copy]")) copy(hit("[data-copy]"));
  else if (hit("[data-close]")) closeDocument();
  else if (hit(".repair")) toggleRepair(hit(".repair"));
  else if (hit(".quotation blockquote") && getSelection().isCollapsed) {
    openDocument(hit(".quotation").querySelector(".citation"));
  } else if (link?.classList.contains("skip")) find("noi-dung").focus();
  else if (link) jump(link.hash.slice(1));
});

find("o-hoi").addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
question.addEventListener("input", fitQuestion);
question.addEventListener("keydown", (event) => {
  // While an input method composes a Vietnamese letter, Enter belongs to it.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  ask();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && !panel.hidden) closeDocument();
  else if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    if (find("hoi-dap").hidden) app.querySelector("[data-tab='hoi-dap']").click();
    question.focus();
    question.select();
  } else if ((event.key === "Enter" || event.key === " ") && event.target.closest?.(".repair")) {
    event.preventDefault();
    toggleRepair(event.target.closest(".repair"));
  }
});
window.addEventListener("popstate", () => showTab(location.hash.slice(1)));

prepare();
if (location.hash) showTab(location.hash.slice(1));

// The tab "Hỏi đáp".
const question = find("cau-hoi");
const answer = find("tra-loi");
const LOOKS_SLOW_MS = 150;
const POLL_MS = 400;
let lastAsked = 0;

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
  announce(
    reply.answered
      ? `Đã có câu trả lời với ${count} trích dẫn.`
      : "Chưa có câu trả lời trong kho văn bản.",
  );
  if (answer.getBoundingClientRect().top > window.innerHeight / 2) answer.scrollIntoView();
}

function fitQuestion() {
  question.style.height = "auto";
  question.style.height = `${Math.min(question.scrollHeight + 2, 240)}px`;
}

onClick("[data-question]", (hit) => {
  question.value = hit.dataset.question;
  fitQuestion();
  ask();
});
onClick(".quotation blockquote", (hit) => {
  if (getSelection().isCollapsed) openDocument(hit.closest(".quotation").querySelector(".citation"));
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
  if (event.key !== "/" || typing || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (find("hoi-dap").hidden) app.querySelector("[data-tab='hoi-dap']").click();
  question.focus();
  question.select();
});

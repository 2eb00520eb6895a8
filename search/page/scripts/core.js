// Runs once when the page has been put in place; `element` and `server` come from Gradio.
// All files of this folder share one scope, in the order of tabs.py.
const find = (id) => document.getElementById(id);
const app = element.querySelector(".van-kien");
const NO_REPLY = "Không liên lạc được với chương trình. Hãy xem cửa sổ lệnh còn chạy không, rồi tải lại trang.";

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

const announce = (text) => (find("thong-bao").textContent = text);

// -- what the other files add to ----------------------------------------

const clicks = []; // [selector, act]: the first whose selector the click is inside of
const opened = new Map(); // id of a tab → what to do when it is shown

const onClick = (selector, act) => clicks.push([selector, act]);
const onTab = (id, act) => opened.set(id, act);

// Tabs, clicks and the start: last, when every file has said what it does.
async function showTab(name) {
  const tabs = [...app.querySelectorAll(".tab")];
  const chosen = tabs.find((tab) => tab.id === name) ?? tabs[0];
  closeDocument(false);
  for (const tab of tabs) tab.hidden = tab !== chosen;
  for (const link of app.querySelectorAll("[data-tab]")) {
    if (link.dataset.tab === chosen.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  await opened.get(chosen.id)?.();
}

function goToTab(name) {
  if (location.hash !== `#${name}`) history.pushState(null, "", `#${name}`);
  return showTab(name);
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

onClick("[data-tab]", (hit) => goToTab(hit.dataset.tab));
onClick("[data-copy]", copy);
onClick("a.skip", () => find("noi-dung").focus());
onClick("a[href^='#']", (hit) => jump(hit.hash.slice(1)));

app.addEventListener("click", (event) => {
  if (event.target.closest("a[href^='#']")) event.preventDefault();
  for (const [selector, act] of clicks) {
    const hit = event.target.closest(selector);
    if (!hit) continue;
    act(hit, event);
    return;
  }
});
window.addEventListener("popstate", () => showTab(location.hash.slice(1)));

prepare();
if (location.hash) showTab(location.hash.slice(1));

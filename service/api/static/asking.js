// Sends forms without leaving the page: what was typed stays, progress shows, failures are said in words.

const SOON = 400; // milliseconds before it is worth saying that something is going on

const WORDS = {
  offline: "The service cannot be reached. What you wrote is still here; try again in a moment.",
  failed: "Something went wrong in the service. What you wrote is still here.",
  stopped: "Stopped. What you wrote is still here.",
};

const status = document.getElementById("status");

export function answerInPlace() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-live]")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("keydown", submitOnEnter);
  // Somebody went on while this page was still loading: it shows another address than the bar.
  const shown = performance.getEntriesByType("navigation")[0]?.name.split("#")[0];
  if (history.state?.answered && shown && shown !== location.href.split("#")[0]) location.reload();
  addEventListener("popstate", (event) => {
    // The browser fires this for fragments too, where there is nothing to fetch.
    if (event.state?.answered) location.reload();
  });
}

function submitOnEnter(event) {
  const area = event.target.closest?.("form[data-live] textarea");
  if (!area || event.key !== "Enter" || event.isComposing || event.shiftKey) return;
  const long = area.form.hasAttribute("data-long");
  if (long && !event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  area.form.requestSubmit();
}

async function send(form) {
  if (form.getAttribute("aria-busy") === "true") return;
  const stop = new AbortController();
  const done = showProgress(form, stop);
  try {
    const [answer, address] = await ask(form, stop.signal);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    done();
    if (answer.ok || answer.status === 422) show(page, address);
    else say(page.querySelector("[role=alert]")?.textContent.trim() || WORDS.failed);
  } catch (error) {
    done();
    say(error.name === "AbortError" ? WORDS.stopped : WORDS.offline);
  }
}

async function ask(form, signal) {
  const filled = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  if (form.method === "post") return [await fetch(form.action, { method: "POST", body: filled, signal }), null];
  const address = `${new URL(form.action).pathname}?${filled}`;
  return [await fetch(address, { signal }), address];
}

function show(page, address) {
  document.title = page.title;
  document.getElementById("main").replaceWith(document.adoptNode(page.getElementById("main")));
  if (address) {
    history.replaceState({ answered: true }, "");
    history.pushState({ answered: true }, "", address);
  } else {
    history.replaceState(history.state, "", location.pathname);
  }
  const first = document.getElementById("verdict") ?? document.querySelector("[aria-invalid], [role=alert]");
  first?.focus({ preventScroll: true });
  (first?.closest("section, form") ?? first)?.scrollIntoView({ block: "nearest" });
}

function showProgress(form, stop) {
  const begun = performance.now();
  form.setAttribute("aria-busy", "true");
  say("");
  let seconds;
  const late = setTimeout(() => {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", "Checking");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = "Stop";
    button.addEventListener("click", () => stop.abort());
    const words = document.createElement("span");
    const passed = document.createElement("span");
    passed.setAttribute("aria-hidden", "true");
    words.textContent = amount(form);
    status.replaceChildren(words, passed, bar, button);
    seconds = setInterval(() => {
      passed.textContent = ` ${Math.round((performance.now() - begun) / 1000)} s`;
    }, 1000);
  }, SOON);
  return () => {
    clearTimeout(late);
    clearInterval(seconds);
    form.removeAttribute("aria-busy");
    say("");
  };
}

function amount(form) {
  const text = form.querySelector("textarea")?.value ?? "";
  const sentences = text.match(/[^\s.!?][^.!?]*[.!?]+(?=\s|$)/g)?.length ?? 0;
  return sentences > 1 ? `Checking about ${sentences} sentences…` : "Checking…";
}

function say(words) {
  status.textContent = words;
}

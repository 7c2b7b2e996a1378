/** Says in words why there is no answer, and offers what can be done about it. */

import { make } from "./elements.js";
import { hostPattern } from "./settings.js";
import { writeWait } from "./words.js";

const ASKING =
  "Ask from the page: by the Claimside icon in the toolbar, its entry in the context menu, or a shortcut.";

/** By kind of failure: what the heading says, what the text says, what can be done. */
const TOLD = {
  "nothing-selected": () => [
    "Nothing is selected",
    "Select a sentence on the page first, then ask again.",
    [],
  ],
  "no-text": () => ["There is no text here", "Claimside finds no article on this page.", []],
  unreadable: () => [
    "This page cannot be read",
    `Chromium lets Claimside into a page only when you ask from it, and into its own pages never. ${ASKING}`,
    [],
  ],
  "page-gone": () => [
    "The page has changed",
    "It was left or loaded anew before the answer came.",
    ["retry"],
  ],
  offline: ({ service }) => [
    "The service does not answer",
    `Nothing answers at ${service}. It may not be running, or its address may be another.`,
    ["retry", "options"],
  ],
  "not-allowed": ({ service }) => [
    "The service cannot be reached",
    `You have not allowed Claimside to reach ${service} yet, or nothing answers there.`,
    ["allow", "retry", "options"],
  ],
  slow: ({ service, seconds }) => [
    "The service takes too long",
    `${service} did not answer within ${seconds} seconds. A shorter text, or another try, may help.`,
    ["retry"],
  ],
  key: ({ hasKey, status }) => [
    hasKey ? "The service refuses your key" : "The service wants a key",
    status === 403 ? "Your key is not good for reading." : TOLD_OF_KEYS[hasKey],
    ["options", "retry"],
  ],
  limited: () => ["The service asks you to wait", "You have asked as much as it allows for now.", ["retry"]],
  stranger: ({ service }) => [
    "That is no Claimside service",
    `Something answers at ${service}, but not what Claimside would.`,
    ["options", "retry"],
  ],
  interrupted: () => ["The check was interrupted", "The browser ended it before the answer came.", ["retry"]],
  full: () => [
    "There is no room for the answer",
    "The browser keeps no more of them. Close tabs that you have checked, then try again.",
    ["retry"],
  ],
  problem: ({ status, detail, errors }) =>
    status < 500
      ? ["This cannot be checked as it is", errors.length ? "" : detail, []]
      : ["The service has failed", detail, ["retry"]],
  defect: ({ detail }) => ["Claimside has failed", `This is an error of the extension: ${detail}`, ["retry"]],
};

const TOLD_OF_KEYS = {
  true: "It does not know the key that stands in the options, or no longer.",
  false: "Whoever runs it can give you one for reading. Enter it in the options.",
};
const LABELS = { retry: "Try again", options: "Options", allow: "Allow" };

/** The elements that tell of a failure; `deeds` are what the buttons do, by name. */
export function showFailure(failure, deeds) {
  const [heading, text, actions] = TOLD[failure.kind](failure);
  return make(
    "section",
    { class: "failure", "aria-labelledby": "failure" },
    make("h2", { id: "failure", tabindex: -1 }, heading),
    text && make("p", {}, text),
    failure.errors?.length > 0 &&
      make(
        "ul",
        {},
        failure.errors.map((error) => make("li", {}, error)),
      ),
    actions.length > 0 &&
      make(
        "p",
        { class: "deeds" },
        actions.map((action, at) => makeButton(action, at, failure, deeds)),
      ),
    failure.status &&
      make("p", { class: "small" }, `${failure.status} ${failure.title}. `, showRequest(failure)),
  );
}

/** What whoever runs the service can look up. */
function showRequest({ requestId }) {
  return requestId && make("span", {}, "Request ", make("code", {}, requestId));
}

/** What helps most comes first, and stands out. */
function makeButton(action, at, failure, deeds) {
  const button = make("button", { type: "button", class: at > 0 && "plain" }, LABELS[action]);
  button.addEventListener("click", action === "allow" ? () => allow(failure, deeds) : deeds[action]);
  if (action === "retry" && failure.retryAt > Date.now()) {
    countDown(button, failure.retryAt);
  }
  return button;
}

/** Chromium asks the user; it lets us ask only in the moment of the click. */
async function allow({ service }, deeds) {
  if (await chrome.permissions.request({ origins: [hostPattern(service)] })) {
    deeds.retry();
  }
}

/** Hold a button back until the service will listen again. */
function countDown(button, until) {
  const seconds = Math.ceil((until - Date.now()) / 1000);
  button.disabled = seconds > 0;
  button.textContent = seconds > 0 ? `Try again in ${writeWait(seconds)}` : LABELS.retry;
  if (seconds > 0) {
    setTimeout(() => countDown(button, until), 1000);
  }
}

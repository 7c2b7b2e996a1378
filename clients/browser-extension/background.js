/**
 * The service worker: what the user does, in the menu, by a shortcut, at the icon or in the panel, and what
 * follows. Listeners are registered before anything is awaited, or Chromium would not wake us for them.
 *
 * A panel may only be opened in the very moment of what the user does: `openPanel` comes first everywhere.
 */

import {
  checkPage,
  checkSelection,
  checkStatement,
  clearPage,
  endInterrupted,
  forgetPage,
  retry,
  stop,
} from "./checks.js";
import { clearMarks, isMarked, showSentence } from "./page.js";
import { guardStorage } from "./settings.js";
import { changeTab, forgetTab, readTab } from "./state.js";

const MENU = [
  { id: "check-selection", title: "Check with Claimside", contexts: ["selection"] },
  { id: "check-page", title: "Check this page", contexts: ["page"] },
  { id: "clear-page", title: "Remove the marks", contexts: ["page"] },
];

/** What the panel may ask for. */
const REQUESTS = {
  "check-page": ({ tabId }) => checkPage(tabId),
  "clear-page": ({ tabId }) => clearPage(tabId),
  "open-sentence": ({ tabId, index }) => openSentence(tabId, index),
  retry: ({ tabId, part }) => retry(tabId, part),
  stop: ({ tabId, part }) => stop(tabId, part),
  show: ({ tabId, part }) => changeTab(tabId, (tab) => ({ ...tab, shown: part })),
};

chrome.runtime.onInstalled.addListener(() => {
  for (const entry of MENU) {
    chrome.contextMenus.create(entry);
  }
});

chrome.action.onClicked.addListener((tab) => openPanel(tab.id));

chrome.contextMenus.onClicked.addListener((info, tab) => {
  if (!isTab(tab)) {
    return undefined;
  }
  if (info.menuItemId === "check-selection") {
    openPanel(tab.id);
    return checkStatement(tab.id, info.selectionText ?? "");
  }
  if (info.menuItemId === "clear-page") {
    return clearPage(tab.id);
  }
  openPanel(tab.id);
  return checkPage(tab.id);
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (!isTab(tab)) {
    return undefined;
  }
  openPanel(tab.id);
  return command === "check-selection" ? checkSelection(tab.id) : togglePage(tab.id);
});

chrome.runtime.onMessage.addListener((message, sender) => {
  if (sender.url?.startsWith(chrome.runtime.getURL("")) && message.request in REQUESTS) {
    REQUESTS[message.request](message);
  } else if (sender.tab && sender.frameId === 0 && message.chosen !== undefined) {
    openPanel(sender.tab.id);
    openSentence(sender.tab.id, message.chosen);
  }
});

chrome.tabs.onRemoved.addListener((tabId) => forgetTab(tabId));

chrome.tabs.onUpdated.addListener(async (tabId, { status }) => {
  const { page } = await readTab(tabId);
  if (status === "complete" && page?.status === "answered" && !(await isMarked(tabId))) {
    await forgetPage(tabId);
  }
});

guardStorage();
endInterrupted();

/** Menus and shortcuts work in panels and other places too, which are no tabs. */
function isTab(tab) {
  return tab?.id >= 0;
}

/** The panel belongs to the tab: it stays with it, and shows nothing of another. */
function openPanel(tabId) {
  chrome.sidePanel.setOptions({ tabId, path: `panel.html?tab=${tabId}`, enabled: true });
  chrome.sidePanel.open({ tabId }).catch((error) => console.info(error.message));
}

async function togglePage(tabId) {
  const { page } = await readTab(tabId);
  await (page?.status === "answered" ? clearPage(tabId) : checkPage(tabId));
}

/** Show the evidence on one sentence of the page, null for the list of all. */
async function openSentence(tabId, index) {
  const { page } = await readTab(tabId);
  if (page?.status !== "answered") {
    return clearMarks(tabId); // marks of an answer that is kept no more
  }
  await changeTab(tabId, (tab) => ({ ...tab, shown: "page", page: { ...tab.page, open: index } }));
  return showSentence(tabId, index);
}

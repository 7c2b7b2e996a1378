/** The options page: saves the address and the key, asks for the permission to reach it, and tries it. */

import { Failure, listSides } from "./client.js";
import { make } from "./elements.js";
import { showFailure } from "./failures.js";
import { hostPattern, readAddress, readSettings, writeSettings } from "./settings.js";
import { count } from "./words.js";

const form = document.getElementById("form");
const service = document.getElementById("service");
const key = document.getElementById("key");
const result = document.getElementById("result");

document.getElementById("origin").textContent = location.origin;
const set = await readSettings();
service.value = set.service;
key.value = set.key;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});

/** Chromium lets us ask for a permission only in the moment of the click: nothing is awaited before. */
async function save() {
  let address;
  try {
    address = readAddress(service.value);
  } catch (error) {
    refuse(error.message);
    return;
  }
  service.removeAttribute("aria-invalid");
  service.value = address;
  const allowed = chrome.permissions.request({ origins: [hostPattern(address)] });
  const { service: before } = await readSettings();
  await writeSettings({ service: address, key: key.value.trim() });
  say("Saved.", "Chromium asks whether Claimside may reach this address.");
  await allowed;
  await tryOut(address);
  await dropPermission(before, address);
}

function refuse(message) {
  service.setAttribute("aria-invalid", "true");
  service.focus();
  say("Not saved.", message);
}

/** The permission for a service that is asked no more. */
async function dropPermission(before, address) {
  if (hostPattern(before) !== hostPattern(address)) {
    await chrome.permissions.remove({ origins: [hostPattern(before)] });
  }
}

async function tryOut(address) {
  say("Saved.", "Trying the service …");
  try {
    const sides = await listSides();
    say("Saved.", `${address} answers: its articles have ${count(Object.keys(sides).length, "side")}.`);
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    const deeds = { retry: () => tryOut(address), options: () => service.focus() };
    result.replaceChildren(make("p", {}, make("b", {}, "Saved.")), showFailure(error.failure, deeds));
  }
}

function say(first, rest) {
  result.replaceChildren(make("p", {}, make("b", {}, first), ` ${rest}`));
}

/**
 * What the user has set: the address of the service, and a key for it.
 *
 * Both stay on this machine. Content scripts, which live beside the code of web pages, cannot read them.
 */

export const DEFAULT_SERVICE = "http://127.0.0.1:8000";

const LOOPBACK = new Set(["127.0.0.1", "localhost"]);

/** Keep settings and answers from content scripts; to be called whenever the service worker starts. */
export async function guardStorage() {
  await chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });
}

/** The settings, those not set by their default: `{ service, key }`, the key empty where there is none. */
export async function readSettings() {
  const { service, key } = await chrome.storage.local.get({ service: DEFAULT_SERVICE, key: "" });
  return { service, key };
}

export async function writeSettings({ service, key }) {
  await chrome.storage.local.set({ service, key });
}

/**
 * An address as the user types it, in one spelling and without a slash at its end.
 *
 * Throws an Error whose message is for the user. Only this machine may be asked without encryption: what
 * is checked, and the key, are nobody else's business.
 */
export function readAddress(typed) {
  const address = parseUrl(typed.trim());
  if (!address || !["http:", "https:"].includes(address.protocol)) {
    throw new Error("That is no address. It looks like https://claimside.example or http://127.0.0.1:8000.");
  }
  if (address.protocol === "http:" && !LOOPBACK.has(address.hostname)) {
    throw new Error("Another machine is only asked over https, so that nobody reads along.");
  }
  if (address.username || address.password || address.search || address.hash) {
    throw new Error("Leave out names, passwords, and what follows a ? or a #.");
  }
  return (address.origin + address.pathname).replace(/\/+$/, "");
}

function parseUrl(typed) {
  try {
    return new URL(typed);
  } catch {
    return null;
  }
}

/** The pattern by which Chromium names the service's host, and no other, in a permission. */
export function hostPattern(service) {
  return `${new URL(service).origin}/*`;
}

/**
 * Asks the service, and reads what comes back: an answer, or a failure that the panel can put into words.
 *
 * A failure is a plain object that can be stored and sent: `{ kind, service, ... }`.
 */

import { hostPattern, readSettings } from "./settings.js";

/** Chromium ends a service worker that waits longer than 30 seconds for the first byte of an answer. */
export const PATIENCE_MS = 28_000;

/** Why there is no answer; `failure` says what the panel shows. */
export class Failure extends Error {
  constructor(failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** The user has stopped the check, or has begun another one. */
export class Stopped extends Error {}

/** What `POST /v1/verify` answers about one statement. */
export async function verifyStatement(statement, signal) {
  return expect("verdict", await ask("POST", "/v1/verify", { signal, body: { statement } }));
}

/** What `POST /v1/verify/article` answers about a text; `publishedOn` is null where the page does not say. */
export async function verifyArticle(text, publishedOn, signal) {
  const body = { text, published_on: publishedOn, near_misses: 2 };
  return expect("sentences", await ask("POST", "/v1/verify/article", { signal, body }));
}

/** The names of the sides by their id. */
export async function listSides(signal) {
  const { answer } = expect("sides", await ask("GET", "/v1/sides", { signal }));
  return Object.fromEntries(answer.sides.map(({ id, name }) => [id, name]));
}

/** `{ answer, service }`; throws `Failure` or `Stopped`. */
async function ask(method, path, { signal, body }) {
  const { service, key } = await readSettings();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const reply = await fetch(service + path, {
      method,
      headers: headersFor(key, body),
      body: body && JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    if (!reply.ok) {
      throw new Failure({ service, hasKey: key !== "", ...(await readProblem(reply)) });
    }
    return { service, answer: await readJson(reply) };
  } catch (error) {
    throw await explain(error, service, signal, patience);
  }
}

function headersFor(key, body) {
  const headers = { Accept: "application/json" };
  if (body) {
    headers["Content-Type"] = "application/json";
  }
  if (key) {
    headers.Authorization = `Bearer ${key}`;
  }
  return headers;
}

/** What went wrong before there was an answer. Browsers do not tell code why a request fails. */
async function explain(error, service, signal, patience) {
  if (error instanceof Failure) {
    return error;
  }
  if (signal?.aborted) {
    return new Stopped();
  }
  if (patience.aborted) {
    return new Failure({ kind: "slow", service, seconds: PATIENCE_MS / 1000 });
  }
  const allowed = await chrome.permissions.contains({ origins: [hostPattern(service)] });
  return new Failure({ kind: allowed ? "offline" : "not-allowed", service });
}

async function readProblem(reply) {
  const wait = Number(reply.headers.get("Retry-After")) || 0;
  const said = (await readJson(reply)) ?? {};
  return {
    kind: { 401: "key", 403: "key", 429: "limited" }[reply.status] ?? "problem",
    status: reply.status,
    title: shown(said.title),
    detail: shown(said.detail),
    errors: Array.isArray(said.errors) ? said.errors.map((one) => shown(one?.detail)).filter(Boolean) : [],
    requestId: reply.headers.get("X-Request-ID") ?? "",
    retryAt: wait ? Date.now() + wait * 1000 : null,
  };
}

/** The body as JSON; null where it is none, as from a service that is no Claimside. */
async function readJson(reply) {
  const text = await reply.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function expect(member, asked) {
  if (!asked.answer || !(member in asked.answer)) {
    throw new Failure({ kind: "stranger", service: asked.service });
  }
  return asked;
}

function shown(value) {
  return typeof value === "string" ? value : "";
}

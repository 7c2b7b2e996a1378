/** How the panel says things: verdicts, numbers, days. */

export const WORDS = {
  supported: "Supported",
  contradicted: "Contradicted",
  disputed: "Disputed",
  unverified: "Unverified",
};

export const MEANS = {
  supported: "All that was found says so.",
  contradicted: "All that was found says otherwise.",
  disputed: "Some say so, some say otherwise.",
  unverified: "Nothing that was found bears on it.",
};

/** What an editor wants to see first comes first. */
export const BY_WEIGHT = ["contradicted", "disputed", "supported", "unverified"];

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** "2024-08-19" as "19 August 2024". */
export function writeDay(day) {
  return DAY.format(new Date(`${day}T00:00Z`));
}

export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** The last words of a text that is longer than the panel has room for. */
export function tail(text, length) {
  return text.length <= length ? text : `… ${text.slice(-length).replace(/^\S*\s/, "")}`;
}

/** The first words of one. */
export function head(text, length) {
  return text.length <= length ? text : `${text.slice(0, length).replace(/\s\S*$/, "")} …`;
}

/** Seconds as a person would say them. */
export function writeWait(seconds) {
  return seconds < 120 ? count(seconds, "second") : count(Math.ceil(seconds / 60), "minute");
}

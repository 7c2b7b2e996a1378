/** Makes elements. Whatever a page or the service has sent becomes text, and text only. */

/**
 * An element with attributes, and with children: elements, text, lists of these; nothing for null and false.
 *
 * An attribute that begins with "on" is a listener; one that is null or false is left out.
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== false) {
      element.setAttribute(key, value);
    }
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** A link to a web page, in a new tab that is told nothing of us; text where the address is no page's. */
export function makeLink(address, ...children) {
  if (!/^https?:\/\//i.test(address ?? "")) {
    return make("span", {}, ...children);
  }
  return make("a", { href: address, target: "_blank", rel: "noreferrer noopener" }, ...children);
}

export function drawSign(name) {
  return globalThis.claimsideSigns.draw(name);
}

/**
 * The signs of verdicts and stances, told apart by their outline as well as by colour, as on the service's
 * own page. A tick stands for who says so and a cross for who says otherwise, never for true and false.
 *
 * A classic script, since it is used in pages too; the panel loads it before its modules.
 */

globalThis.claimsideSigns ??= (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const AGREE = [
    ["circle", { class: "body", cx: 10, cy: 10, r: 9.5 }],
    ["path", { class: "stroke", d: "M5.5 10.5l3 3 6-7" }],
  ];
  const DIFFER = [
    ["path", { class: "body", d: "M6 .8h8L19.2 6v8L14 19.2H6L.8 14V6z" }],
    ["path", { class: "stroke", d: "M6.5 6.5l7 7m0-7l-7 7" }],
  ];
  const SHAPES = {
    supports: AGREE,
    supported: AGREE,
    contradicts: DIFFER,
    contradicted: DIFFER,
    disputed: [
      ["rect", { class: "body", x: 0.5, y: 0.5, width: 19, height: 19, rx: 4 }],
      ["path", { class: "stroke", d: "M4.5 7.5h10m-3-3l3 3-3 3M15.5 13h-10m3-3l-3 3 3 3" }],
    ],
    unverified: [
      ["circle", { class: "hollow", cx: 10, cy: 10, r: 8.5, "stroke-dasharray": "3 2.3" }],
      ["path", { class: "own", d: "M7.6 8a2.4 2.4 0 1 1 3.6 2c-.8.5-1.2 1-1.2 2m0 2.4v.1" }],
    ],
  };

  /** A sign as a picture that says nothing by itself: a word stands beside it, or names its button. */
  function draw(name) {
    const sign = svg("svg", {
      class: `sign ${name}`,
      viewBox: "0 0 20 20",
      "aria-hidden": true,
      focusable: false,
    });
    sign.append(...SHAPES[name].map(([shape, attributes]) => svg(shape, attributes)));
    return sign;
  }

  function svg(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) {
      element.setAttribute(attribute, value);
    }
    return element;
  }

  return { draw };
})();

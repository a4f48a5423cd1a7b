/**
 * The referrer's own copy (§1.7): what the page shows in the end, as one file that any browser opens and prints, with
 * the data in it. Nothing in it runs, and it loads nothing.
 *
 * @import { Saved } from "./outcome.js"
 */
import { all, byId, element } from "./dom.js";
import { save } from "./save.js";
import { words } from "./words.js";

/** @param {Saved} saved */
export function saveCopy(saved) {
  save(saved.name.replace(/\.json$/, ".html"), copyOf(saved), "text/html");
}

/** What the copy may do: nothing but be looked at. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * @param {Saved} saved
 * @returns {string}
 */
function copyOf({ json }) {
  const outcome = [...byId("outcome").children].filter((part) => !part.matches(".paper-title, .file-name"));
  const title = byId("outcome").querySelector(".paper-title")?.textContent ?? "";
  const data = byId("json").textContent ?? "";
  const body = element(
    "body",
    {},
    // What is at the top of the page says whose form it was.
    ...all(document, "header.top").map((top) => top.cloneNode(true)),
    element(
      "main",
      { class: "width" },
      element(
        "article",
        { class: "narrow" },
        element("h1", {}, title),
        element("p", {}, json.keep === "local" ? words.copy.stays : words.copy.keep),
        ...outcome.map((part) => part.cloneNode(true)),
        element(
          "details",
          { class: "data" },
          element("summary", {}, words.copy.data),
          element("pre", { tabindex: "0", role: "region", "aria-label": words.copy.data }, data),
        ),
      ),
    ),
  );
  // Put together as text: the page's own content policy takes no style in an element, not even in one not shown.
  return `<!doctype html>
<html lang="${document.documentElement.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="robots" content="noindex">
${element("title", {}, words.copy.title(json.id ?? "")).outerHTML}
<style>
${styles()}
</style>
</head>
${body.outerHTML}
</html>
`;
}

/** The page's own style sheets, as they are loaded: the copy looks and prints like the page. */
function styles() {
  return [...document.styleSheets]
    .map((sheet) => {
      const rules = [...sheet.cssRules].map(({ cssText }) => cssText).join("\n");
      return sheet.media.length > 0 ? `@media ${sheet.media.mediaText} {\n${rules}\n}` : rules;
    })
    .join("\n");
}

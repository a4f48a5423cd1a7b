/**
 * What is not asked is `hidden`; but a page that says how its blocks are laid out shows it all the same.
 */

/** The value of `hidden` is that of `src/form/questions.rs`. */
const STYLE = "[hidden=not-asked] { display: none !important }";

/**
 * Has a page hide what is not asked. No style element is needed, which its Content-Security-Policy might refuse.
 *
 * @param {Node} page
 * @returns {() => void} takes it back
 */
export function hiding(page) {
  const styled = /** @type {DocumentOrShadowRoot} */ (/** @type {unknown} */ (page));
  // A form that is not on a page yet, or an old browser: the attribute alone has to do.
  if (!styled.adoptedStyleSheets) return () => {};
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  styled.adoptedStyleSheets = [...styled.adoptedStyleSheets, sheet];
  return () => {
    styled.adoptedStyleSheets = styled.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

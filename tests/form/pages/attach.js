/**
 * What an agency writes to attach the rules to every form of a page.
 */
import { attach } from "/package/form.js";

/** @type {any} */ (window).attaching = [...document.querySelectorAll("form")].map((form) => attach(form));
/** @type {any} */ (window).attach = attach;

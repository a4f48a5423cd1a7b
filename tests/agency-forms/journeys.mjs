/** Every agency's form, and what happens at it. */
import { bootstrap } from "./bootstrap/journey.mjs";
import { govuk } from "./govuk/journey.mjs";
import { nhsuk } from "./nhsuk/journey.mjs";
import { react } from "./react/journey.mjs";
import { tables } from "./tables/journey.mjs";
import { vue } from "./vue/journey.mjs";
import { webform } from "./webform/journey.mjs";

/** @type {import("./support/journey.mjs").Journey[]} */
export const journeys = [govuk, nhsuk, bootstrap, tables, react, vue, webform];

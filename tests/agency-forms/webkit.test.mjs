import { everyForm } from "./support/engine.mjs";

await everyForm("webkit");

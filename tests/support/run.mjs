/**
 * Programs that a test runs.
 */
import { execFileSync } from "node:child_process";

/**
 * Runs a program and returns what it prints; what it says when it fails is in the error.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {string} folder where
 */
export function run(program, args, folder) {
  try {
    return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout = "", stderr = "" } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

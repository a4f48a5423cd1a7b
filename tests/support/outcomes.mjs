/**
 * A reporter for `node --test`: one line of JSON for each test that was run, with the file that it stands in.
 *
 * @param {AsyncIterable<{ type: string, data: { file?: string, name?: string, nesting?: number, skip?: unknown } }>} events
 */
export default async function* outcomes(events) {
  for await (const { type, data } of events) {
    const { file, name, nesting, skip } = data;
    if (nesting !== 0 || skip !== undefined || !["test:pass", "test:fail"].includes(type)) continue;
    yield `${JSON.stringify({ file, name, passed: type === "test:pass" })}\n`;
  }
}

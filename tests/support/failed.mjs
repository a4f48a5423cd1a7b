/**
 * A reporter for `node --test`: one line of JSON for each test that failed, with the file that it stands in.
 *
 * @param {AsyncIterable<{ type: string, data: { file?: string, name?: string, nesting?: number } }>} events
 */
export default async function* failed(events) {
  for await (const { type, data } of events) {
    if (type === "test:fail" && data.nesting === 0) yield `${JSON.stringify({ file: data.file, name: data.name })}\n`;
  }
}

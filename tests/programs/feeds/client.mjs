// A feed reader in JavaScript: polls the addresses given, by their ETag, and keeps what it was
// served in a file. Run in the folder that holds node_modules: node client.mjs STORE URL...
import {readFileSync, writeFileSync, existsSync} from "node:fs";
import {get} from "node:http";
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";

const {parseFeed} = createRequire(pathToFileURL(`${process.cwd()}/x.js`))("feedsmith");

const ask = (url, headers) => new Promise((done, failed) => {
  get(url, {headers: {"user-agent": "feedsmith", ...headers}}, answer => {
    const parts = [];
    answer.on("data", part => parts.push(part));
    answer.on("end", () => done({answer, text: Buffer.concat(parts).toString("utf8")}));
  }).on("error", failed);
});

const ofRss = item => ({
  guid: item.guid?.value, title: item.title ?? "", link: item.link,
  summary: item.description ?? "", content: item.content?.encoded ?? "",
  author: (item.dc?.creators ?? [])[0] ?? "",
  enclosure: item.enclosures?.[0]
    ? [item.enclosures[0].url, item.enclosures[0].length, item.enclosures[0].type] : null,
});
const ofJson = item => ({
  guid: item.id, title: item.title ?? "", link: item.url,
  summary: item.summary ?? "", content: item.content_html ?? "",
  author: item.authors?.[0]?.name ?? "",
  enclosure: item.attachments?.[0]
    ? [item.attachments[0].url, item.attachments[0].size_in_bytes, item.attachments[0].mime_type]
    : null,
});

const [path, ...subscriptions] = process.argv.slice(2);
const store = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
for (const subscription of subscriptions) {
  const feed = store[subscription] ??= {address: subscription, items: {}};
  for (let hops = 0; hops < 5; hops++) {
    const {answer, text} = await ask(feed.address, feed.etag ? {"if-none-match": feed.etag} : {});
    if ([301, 308].includes(answer.statusCode)) {
      feed.address = new URL(answer.headers.location, feed.address).href;
      continue;
    }
    if (answer.statusCode === 200) {
      const {format, feed: parsed} = parseFeed(text);
      feed.etag = answer.headers.etag;
      for (const item of (parsed.items ?? []).map(format === "json" ? ofJson : ofRss)) {
        feed.items[item.guid] = item;
      }
    } else if (answer.statusCode !== 304) {
      throw new Error(`${feed.address}: ${answer.statusCode}`);
    }
    break;
  }
}
writeFileSync(path, JSON.stringify(store));

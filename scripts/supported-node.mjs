// The first import of everything that is started: on an older Node it stops here, before a driver can crash it. The driver of the
// embedded database speaks Node-API 10, which Node has since 22.14; Node 20 ends in it without a word. Plain JavaScript, because it
// has to run where nothing else does.
const LEAST = { major: 22, minor: 14 };

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < LEAST.major || (major === LEAST.major && minor < LEAST.minor)) {
  const [least, here] = [`${LEAST.major}.${LEAST.minor}`, process.versions.node];
  process.stderr.write(
    `出彩需要 Node ${least} 或更高版本（推荐 24），现在是 ${here}：请安装 Node 24（nodejs.org），或在程序文件夹运行 npm run ready，再用 npm run 启动。` +
      ` / Chucai needs Node ${least} or later (24 is best), and this is ${here}: install Node 24 (nodejs.org), or run npm run ready in its folder and start it with npm run.\n`,
  );
  process.exit(1);
}

// Plain JavaScript without static imports that even an old Node can read, so that it can say that it is too old.
const [major, minor] = process.versions.node.split('.').map(Number);
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

if (!supported) {
  fail(`Tsunagi needs Node 20.19, 22.12, 24 or newer: this is Node ${process.versions.node}.`);
} else {
  import('tsx/esm/api').then(
    (tsx) => {
      tsx.register();
      return import('./main.ts');
    },
    () => fail('The npm packages are not installed: run npm ci first.'),
  );
}

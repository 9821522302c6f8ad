import { type City, startCity } from './city.ts';
import { allScreens, type Screen } from './screens.ts';
import { settled } from './settled.ts';
import { type Size, shoot, sizes } from './shot.ts';

/** Pictures of every screen, in both languages and all window sizes, into `.screenshots/`. Names as arguments choose some. */
const wanted = process.argv.slice(2);

async function picture(city: City, all: Screen[]): Promise<void> {
  const screens = all.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  try {
    for (const language of ['ja', 'en'] as const) {
      for (const size of Object.keys(sizes) as Size[]) {
        for (const login of new Set(screens.map((screen) => screen.login))) {
          const page = await city.open(login, size, language);
          for (const { name, path } of screens.filter((screen) => screen.login === login)) {
            await page.goto(`${city.origin}${path}`);
            await settled(page);
            process.stdout.write(`${await shoot(page, `${name}-${size}-${language}`)}\n`);
          }
          await page.context().close();
        }
      }
    }
  } finally {
    await city.stop();
  }
}

const city = await startCity();
await picture(city, await allScreens(city));
// Nobody is asked for a second factor in the demo.
await picture(await startCity({ demo: false }), [{ name: 'second-factor', login: 'zeimu.sato', path: '/' }]);

import { startCity } from './city.ts';
import { allScreens } from './screens.ts';
import { settled } from './settled.ts';
import { type Size, shoot, sizes } from './shot.ts';

/** Pictures of every screen, in both languages and all window sizes, into `.screenshots/`. Names as arguments choose some. */
const wanted = process.argv.slice(2);
const city = await startCity();
try {
  const screens = (await allScreens(city)).filter(
    ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  );
  for (const language of ['ja', 'en'] as const) {
    for (const size of Object.keys(sizes) as Size[]) {
      for (const login of new Set(screens.map((screen) => screen.login))) {
        const page = await city.signIn(login, size, language);
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

import { parseArgs } from 'node:util';
import { type Env, readEnv } from '../env.ts';
import type { FieldIssue } from '../errors.ts';
import type { Founding } from '../staff/founder.ts';
import { oneLine, StartupError } from '../startupError.ts';
import { startDatabase } from './database.ts';
import { generate } from './generate.ts';
import { table } from './table.ts';

/** `npm run found`: the consultation office and its chief, who lets everybody else in, of a network that is not the demo. */

/** Each option: what it fills, and how it is explained. */
const options = {
  office: ['office.name', '"市民相談支援室"', "the consultation office's name"],
  'office-kana': ['office.nameKana', '"しみんそうだんしえんしつ"', 'its name in kana'],
  'office-en': ['office.nameEn', '"Consultation Office"', 'its name in English; may be left out'],
  'legal-body': ['office.legalBody', 'MAYOR', 'MAYOR, BOARD_OF_EDUCATION, NATIONAL or PRIVATE; MAYOR when left out'],
  phone: ['office.phone', '0594-00-0000', 'may be left out'],
  address: ['office.address', '"中央町1-1"', 'may be left out'],
  name: ['chief.name', '"山田 花子"', "the chief's name (主任相談支援員)"],
  kana: ['chief.nameKana', '"やまだ はなこ"', 'the name in kana'],
  login: ['chief.login', 'yamada', 'to sign in with: a–z, 0–9 and . _ - @'],
} as const;
type Option = keyof typeof options;
const names = Object.keys(options) as Option[];

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const usage = (): string =>
  `The first agency, the consultation office, and its chief, who lets everybody else in:\n
  npm run found -- ${names.map((name) => `--${name} ${options[name][1]}`).join(' ')}\n
${table(names.map((name) => [`--${name}`, options[name][2]]))}`;

/** @throws StartupError for what is no option of this command */
function readArguments(): Partial<Record<Option | 'help', string | boolean>> {
  try {
    const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ options: { ...known, help: { type: 'boolean' } } }).values;
  } catch (error) {
    const [complaint = ''] = oneLine(error).split('. ');
    throw new StartupError(`${complaint.replace(/\.$/, '')}: see npm run found -- --help.`);
  }
}

function readFounding(values: Partial<Record<Option, unknown>>): Founding {
  const typed = (name: Option) => String(values[name] ?? '');
  return {
    office: {
      name: typed('office'),
      nameKana: typed('office-kana'),
      nameEn: typed('office-en'),
      legalBody: typed('legal-body'),
      phone: typed('phone'),
      address: typed('address'),
    },
    chief: { name: typed('name'), nameKana: typed('kana'), login: typed('login') },
  };
}

/** One line for each option that cannot be taken. */
async function linesOf(issues: readonly FieldIssue[]): Promise<string[]> {
  const { message } = await import('../messages.ts');
  return issues.map(({ path, code, values }) => {
    const option = names.find((name) => options[name][0] === path);
    return `--${option}: ${message('en', code, values)} (${code})`;
  });
}

async function found(env: Env, founding: Founding): Promise<void> {
  await generate(say);
  // Imported only now: they import code that was generated above.
  const { checkFounding, foundNetwork } = await import('../staff/founder.ts');
  const { createDatabase } = await import('../database.ts');
  const judged = checkFounding(founding);
  if ('issues' in judged) throw new StartupError((await linesOf(judged.issues)).join('\n'));
  const database = await startDatabase(env, say);
  try {
    const password = await foundNetwork(createDatabase(database.pool), judged.checked);
    if (!password) throw new StartupError('The database has agencies or users already: nothing was changed.');
    const { office, chief } = judged.checked;
    say(`\n${office.name}: ${chief.name}, from today.\n`);
    say(
      table([
        ['login', chief.login],
        ['initial password', password],
      ]),
    );
    say('The password is shown only now: hand it over, and have it changed at the first sign-in.');
    say('Then npm start with TSUNAGI_DEMO=off. The chief adds the other agencies and appoints their managers.');
  } finally {
    await database.stop();
  }
}

async function run(): Promise<void> {
  const { help, ...values } = readArguments();
  if (help) {
    say(usage());
    return;
  }
  const env = readEnv();
  if (env.demo) {
    throw new StartupError(
      'TSUNAGI_DEMO is on, which fills an empty database with the demo city: set TSUNAGI_DEMO=off, here and for npm start.',
    );
  }
  await found(env, readFounding(values));
}

// The exit itself stops the embedded PostgreSQL.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => process.exit(1));
run().then(
  () => process.exit(0),
  (error) => {
    complain(error instanceof StartupError ? error.message : oneLine(error));
    process.exit(1);
  },
);

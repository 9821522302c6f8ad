import { parseAst } from 'vite';

/** One change to a rule of access, which some test must notice. */
export interface Mutant {
  file: string;
  line: number;
  kind: 'removed' | 'widened' | 'inverted';
  /** What was changed into what, in one line. */
  what: string;
  /** The file's text with the change. */
  text: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}
interface Edit {
  start: number;
  end: number;
  to: string;
  kind: Mutant['kind'];
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** Every node below, itself included, with the nodes it stands in. */
function walk(node: Node, visit: (node: Node, above: readonly Node[]) => void, above: readonly Node[] = []): void {
  visit(node, above);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, [...above, node]);
  }
}

const textOf = (source: string, { start, end }: Node): string => source.slice(start, end);

/** Changes to the program around the SQL: what is granted, to whom, and when. */
function editsOf(source: string, node: Node, above: readonly Node[]): Edit[] {
  const parent = above.at(-1);
  const whole = (to: string, kind: Mutant['kind']): Edit => ({ start: node.start, end: node.end, to, kind });
  const of = (key: string): string => textOf(source, node[key] as Node);
  switch (node.type) {
    case 'ExpressionStatement': {
      const { expression } = node as unknown as { expression: Node };
      const isGrant = expression.type === 'CallExpression' && textOf(source, expression.callee as Node) === 'can';
      return isGrant ? [whole(';', 'removed')] : [];
    }
    case 'IfStatement': {
      const { start, end } = node.test as Node;
      const test = of('test');
      return [
        { start, end, to: 'true', kind: 'widened' },
        { start, end, to: 'false', kind: 'removed' },
        { start, end, to: `!(${test})`, kind: 'inverted' },
      ];
    }
    case 'LogicalExpression':
      if (node.operator === '??') return [];
      return [
        whole(of('left'), node.operator === '&&' ? 'widened' : 'removed'),
        whole(of('right'), node.operator === '&&' ? 'widened' : 'removed'),
        whole(`${of('left')} ${node.operator === '&&' ? '||' : '&&'} ${of('right')}`, 'inverted'),
      ];
    case 'ConditionalExpression':
      return [
        whole(of('consequent'), 'widened'),
        whole(of('alternate'), 'widened'),
        whole(`${of('test')} ? ${of('alternate')} : ${of('consequent')}`, 'inverted'),
      ];
    case 'BinaryExpression': {
      const flipped = ({ '===': '!==', '!==': '===' } as Record<string, string>)[node.operator as string];
      // An `if` is inverted as a whole.
      return flipped && parent?.type !== 'IfStatement'
        ? [whole(`${of('left')} ${flipped} ${of('right')}`, 'inverted')]
        : [];
    }
    case 'Property':
    case 'SpreadElement': {
      // A condition of a grant; each one narrows what is granted.
      if (parent?.type !== 'ObjectExpression') return [];
      const comma = /^\s*,/.exec(source.slice(node.end))?.[0].length ?? 0;
      return [{ start: node.start, end: node.end + comma, to: '', kind: 'widened' }];
    }
    default:
      return [];
  }
}

/** What a piece of SQL may be turned into: each match is one mutant. */
const sqlEdits: [pattern: RegExp, to: string, kind: Mutant['kind']][] = [
  [/\bAND NOT\b/g, 'AND', 'inverted'],
  [/(?<!AND )(?<!IS )(?<!CASE WHEN )\bNOT\b(?! NULL| IN| DISTINCT)/g, '', 'inverted'],
  [/\bAND\b/g, 'OR', 'widened'],
  [/\bOR\b/g, 'AND', 'removed'],
  [/\bIS NULL\b/g, 'IS NOT NULL', 'inverted'],
  [/\bIS NOT NULL\b/g, 'IS NULL', 'inverted'],
  [/<=/g, '<', 'removed'],
  [/>=/g, '>', 'removed'],
  [/(?<![<>=-])>(?![=>])/g, '>=', 'widened'],
  [/<(?![=>])/g, '<=', 'widened'],
  [/<>/g, '=', 'inverted'],
  [/(?<![<>!=])=(?![=>])/g, '<>', 'inverted'],
  [/(?<!NOT )\bIN\b/g, 'NOT IN', 'inverted'],
  [/(?<!NOT )\bEXISTS\b/g, 'NOT EXISTS', 'inverted'],
];

/** Changes within the SQL of a template, outside its `${…}`. */
function sqlEditsOf(source: string, node: Node): Edit[] {
  const tag = node.type === 'TaggedTemplateExpression' ? textOf(source, node.tag as Node) : '';
  if (tag !== 'Prisma.sql') return [];
  const { quasis } = node.quasi as unknown as { quasis: Node[] };
  return quasis.flatMap((quasi) => {
    const text = textOf(source, quasi);
    return sqlEdits.flatMap(([pattern, to, kind]) =>
      [...text.matchAll(pattern)].map((match) => {
        const start = quasi.start + match.index;
        return { start, end: start + match[0].length, to, kind };
      }),
    );
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

/** Every mutant of a file that holds rules. @param source its text */
export function mutantsOf(file: string, source: string): Mutant[] {
  const edits: Edit[] = [];
  const program = parseAst(source, { lang: 'ts' } as never) as unknown as Node;
  walk(program, (node, above) => edits.push(...editsOf(source, node, above), ...sqlEditsOf(source, node)));
  const seen = new Set<string>();
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, to, kind }) => {
      const [from, until] = [source.lastIndexOf('\n', start) + 1, source.indexOf('\n', end)];
      const after = `${source.slice(0, start)}${to}${source.slice(end)}`;
      const changed = after.slice(from, until + to.length - (end - start));
      return {
        file,
        line: source.slice(0, start).split('\n').length,
        kind,
        what: `${short(oneLine(source.slice(start, end)))} → ${short(oneLine(to)) || '∅'} in ${short(oneLine(changed))}`,
        text: after,
      };
    })
    .filter(({ text }) => !seen.has(text) && seen.add(text));
}

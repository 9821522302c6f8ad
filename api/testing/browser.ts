// biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as its own query shaped it
export type Shaped = any;

/** The answer to a GraphQL operation, as a client gets it. */
export interface Answer<Data = Shaped> {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
}

/** A browser as the API sees it: it keeps cookies and follows no redirect by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The Set-Cookie headers of the last answer, whole. */
  lastSetCookies: string[] = [];
  readonly origin: string;
  readonly headers: Record<string, string>;

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin;
    this.headers = headers;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.origin), {
      redirect: 'manual',
      ...init,
      headers: { ...this.headers, ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    this.lastSetCookies = response.headers.getSetCookie();
    for (const header of this.lastSetCookies) {
      const [pair = ''] = header.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '' || /max-age=0/i.test(header)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** The raw body of the answer to an operation. */
  async text(query: string, variables: Record<string, unknown> = {}): Promise<string> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-tsunagi-csrf': '1',
        origin: this.headers.origin ?? this.origin,
      },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  }

  async run<Data = Shaped>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    return JSON.parse(await this.text(query, variables));
  }
}

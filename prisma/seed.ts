import type { Role } from '../api/generated/prisma/enums.ts';
export const demoAccounts: { login: string; password: string; name: string; agency: string; role: Role }[] = [
  { login: 'zeimu.sato', password: 'x', name: '佐藤 恵子', agency: '税務課', role: 'STAFF' },
];

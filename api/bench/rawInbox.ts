/** The inbox as the benchmark asks for it, by hand: names and fields filtered by live consent for the referral's purpose. */
export const INBOX = `
  SELECT r.id, r.code, r.status, r.urgency, r."consentState", r."changedAt", r."dueAt", coalesce(r."dueAt" < now(), false) AS overdue,
    fa.name AS "fromAgency", u.name AS "createdBy",
    CASE WHEN 'TAX' = ANY(c.categories) THEN r."mainConcern" END AS "mainConcern",
    CASE WHEN 'IDENTITY' = ANY(c.categories) THEN p.name END AS name,
    CASE WHEN 'IDENTITY' = ANY(c.categories) THEN p."nameKana" END AS "nameKana",
    CASE WHEN 'CONTACT' = ANY(c.categories) THEN p.phone END AS phone
  FROM "Referral" r
  JOIN "Person" p ON p.id = r."personId"
  JOIN "Agency" fa ON fa.id = r."fromAgencyId"
  JOIN "User" u ON u.id = r."createdById"
  CROSS JOIN LATERAL (SELECT ARRAY(SELECT g.category FROM "AccessGrant" g WHERE g."granteeAgencyId" = $1 AND g."personId" = r."personId"
    AND g.purpose = r.purpose AND g."revokedAt" IS NULL AND g."validFrom" <= now() AND g."validUntil" > now()) AS categories OFFSET 0) c
  WHERE r."toAgencyId" = $1 AND r.status <> 'DRAFT'
  ORDER BY r."changedAt" DESC, r.id DESC LIMIT 50`;

/** The agency a benchmark cookie speaks for. */
export const agencyOf = (cookie: string): string => {
  const n = Number(/bench-(\d+)/.exec(cookie)?.[1] ?? 1);
  return `00000001-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
};

-- CreateEnum
CREATE TYPE "AgencyKind" AS ENUM ('CONSULTATION_OFFICE', 'TAX', 'COLLECTION', 'HEALTH', 'SCHOOL', 'BOARD_OF_EDUCATION', 'EMPLOYMENT_OFFICE', 'SOCIAL_WELFARE_COUNCIL', 'GENERAL_WELFARE', 'VOLUNTEERS', 'DEBT_COUNSELLING', 'EMPLOYER', 'OTHER');

-- CreateEnum
CREATE TYPE "LegalBody" AS ENUM ('MAYOR', 'BOARD_OF_EDUCATION', 'NATIONAL', 'PRIVATE');

-- CreateEnum
CREATE TYPE "ConsentDecision" AS ENUM ('GIVEN', 'REFUSED');

-- CreateEnum
CREATE TYPE "ConsentMethod" AS ENUM ('PAPER', 'ORAL', 'TABLET');

-- CreateEnum
CREATE TYPE "ConsentGiver" AS ENUM ('SELF', 'REPRESENTATIVE');

-- CreateEnum
CREATE TYPE "Purpose" AS ENUM ('CONSULTATION', 'EMPLOYMENT', 'HOUSEHOLD_BUDGET', 'HOUSING', 'LEARNING', 'LENDING', 'HEALTH_CARE', 'DEBT_RESOLUTION', 'WATCHING_OVER');

-- CreateEnum
CREATE TYPE "LawfulBasis" AS ENUM ('CONSENT', 'ACT_9_3', 'ACT_22', 'APPI_69_2_2', 'APPI_69_2_3', 'APPI_69_2_4', 'APPI_27_LIFE', 'APPI_27_CHILD', 'APPI_27_PUBLIC_DUTY', 'EMERGENCY');

-- CreateEnum
CREATE TYPE "GrantSource" AS ENUM ('CONSENT_ITEM', 'REFERRAL', 'CONFERENCE', 'EMERGENCY');

-- CreateEnum
CREATE TYPE "Category" AS ENUM ('IDENTITY', 'CONTACT', 'HOUSEHOLD', 'HOUSING', 'FINANCE', 'TAX', 'HEALTH', 'EMPLOYMENT', 'EDUCATION', 'SAFETY', 'PLAN', 'PROGRESS');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ContactChannel" AS ENUM ('PHONE', 'MOBILE', 'EMAIL', 'LETTER', 'VISIT', 'VIA_REFERRER', 'NO_CONTACT');

-- CreateEnum
CREATE TYPE "ReferralStatus" AS ENUM ('DRAFT', 'SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED', 'REDIRECTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CLOSED');

-- CreateEnum
CREATE TYPE "Urgency" AS ENUM ('ROUTINE', 'SOON', 'URGENT');

-- CreateEnum
CREATE TYPE "ConsentState" AS ENUM ('GIVEN', 'SEEKING', 'REFUSED', 'NOT_REQUIRED');

-- CreateEnum
CREATE TYPE "FeedbackLevel" AS ENUM ('NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED');

-- CreateEnum
CREATE TYPE "Understanding" AS ENUM ('AGREES', 'HESITANT', 'NOT_YET_TOLD');

-- CreateEnum
CREATE TYPE "MessageKind" AS ENUM ('QUESTION', 'ANSWER', 'NOTE', 'RETURN');

-- CreateEnum
CREATE TYPE "EncouragementChannel" AS ENUM ('COUNTER', 'PHONE', 'LETTER', 'VISIT', 'OTHER');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CHIEF', 'SUPPORTER', 'EMPLOYMENT_SUPPORTER', 'BUDGET_SUPPORTER', 'LEARNING_COORDINATOR', 'MANAGER', 'STAFF', 'VOLUNTEER');

-- CreateTable
CREATE TABLE "Agency" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "AgencyKind" NOT NULL,
    "legalBody" "LegalBody" NOT NULL,
    "name" TEXT NOT NULL,
    "nameKana" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "services" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "hours" TEXT NOT NULL DEFAULT '',
    "acceptsReferrals" BOOLEAN NOT NULL DEFAULT true,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "referralId" UUID,
    "decision" "ConsentDecision" NOT NULL,
    "method" "ConsentMethod" NOT NULL,
    "giver" "ConsentGiver" NOT NULL,
    "representativeName" TEXT NOT NULL DEFAULT '',
    "representativeRelation" TEXT NOT NULL DEFAULT '',
    "witnessName" TEXT NOT NULL DEFAULT '',
    "noticeVersion" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'ja',
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,
    "recordedById" UUID NOT NULL,
    "recordedByAgencyId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentItem" (
    "id" UUID NOT NULL,
    "consentId" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "category" "Category" NOT NULL,
    "purpose" "Purpose" NOT NULL,

    CONSTRAINT "ConsentItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessGrant" (
    "id" UUID NOT NULL,
    "granteeAgencyId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "category" "Category" NOT NULL,
    "purpose" "Purpose" NOT NULL,
    "basis" "LawfulBasis" NOT NULL,
    "source" "GrantSource" NOT NULL,
    "sourceId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "identityId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKana" TEXT NOT NULL,
    "alias" TEXT NOT NULL DEFAULT '',
    "sex" "Sex" NOT NULL DEFAULT 'UNKNOWN',
    "birthDate" DATE,
    "postalCode" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "contactChannel" "ContactChannel" NOT NULL DEFAULT 'PHONE',
    "contactHours" TEXT NOT NULL DEFAULT '',
    "contactNoMessage" BOOLEAN NOT NULL DEFAULT false,
    "contactNote" TEXT NOT NULL DEFAULT '',
    "household" JSONB NOT NULL DEFAULT '[]',
    "householdNote" TEXT NOT NULL DEFAULT '',
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonSearchKey" (
    "personId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "category" "Category" NOT NULL,

    CONSTRAINT "PersonSearchKey_pkey" PRIMARY KEY ("personId","key")
);

-- CreateTable
CREATE TABLE "RestrictionMember" (
    "personId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "RestrictionMember_pkey" PRIMARY KEY ("personId","userId")
);

-- CreateTable
CREATE TABLE "Referral" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "fromAgencyId" UUID NOT NULL,
    "toAgencyId" UUID,
    "createdById" UUID NOT NULL,
    "assigneeId" UUID,
    "personId" UUID,
    "parentId" UUID,
    "redirectedFromId" UUID,
    "status" "ReferralStatus" NOT NULL DEFAULT 'DRAFT',
    "statusReason" TEXT,
    "outcome" TEXT,
    "urgency" "Urgency" NOT NULL DEFAULT 'ROUTINE',
    "purpose" "Purpose" NOT NULL DEFAULT 'CONSULTATION',
    "consentState" "ConsentState" NOT NULL DEFAULT 'SEEKING',
    "lawfulBasis" "LawfulBasis",
    "lawfulBasisNote" TEXT NOT NULL DEFAULT '',
    "feedbackLevel" "FeedbackLevel" NOT NULL DEFAULT 'RECEIVED',
    "mainConcern" TEXT,
    "concerns" TEXT[],
    "wishes" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "understanding" "Understanding" NOT NULL DEFAULT 'AGREES',
    "accompanies" BOOLEAN NOT NULL DEFAULT false,
    "draft" JSONB,
    "draftVersion" INTEGER NOT NULL DEFAULT 1,
    "sentAt" TIMESTAMPTZ(3),
    "statusSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "contactedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "questionsToSender" INTEGER NOT NULL DEFAULT 0,
    "questionsToReceiver" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "senderStatus" "ReferralStatus" NOT NULL DEFAULT 'DRAFT',
    "senderDueAt" TIMESTAMPTZ(3),
    "senderChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "senderVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferralDetail" (
    "referralId" UUID NOT NULL,
    "category" "Category" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "ReferralDetail_pkey" PRIMARY KEY ("referralId","category")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "referralId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "authorAgencyId" UUID NOT NULL,
    "kind" "MessageKind" NOT NULL,
    "category" "Category" NOT NULL,
    "body" TEXT NOT NULL,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "answersId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "referralId" UUID,
    "consentId" UUID,
    "category" "Category" NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Encouragement" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "channel" "EncouragementChannel" NOT NULL,
    "count" INTEGER NOT NULL,
    "leaflet" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Encouragement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferralSeen" (
    "userId" UUID NOT NULL,
    "referralId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReferralSeen_pkey" PRIMARY KEY ("userId","referralId")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "referralId" UUID,
    "personId" UUID,
    "actorId" UUID,
    "actorAgencyId" UUID,
    "fromStatus" "ReferralStatus",
    "toStatus" "ReferralStatus",
    "reason" TEXT,
    "feedback" "FeedbackLevel",
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKana" TEXT NOT NULL,
    "passwordHash" TEXT,
    "totpSecret" BYTEA,
    "totpUsedStep" BIGINT,
    "locale" TEXT NOT NULL DEFAULT 'ja',
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Posting" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "postingId" UUID,
    "secondFactorAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OidcIdentity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "OidcIdentity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "SignInChallenge" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "userId" UUID,
    "data" JSONB NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInChallenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Command" (
    "userId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Command_pkey" PRIMARY KEY ("userId","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Agency_code_key" ON "Agency"("code");

-- CreateIndex
CREATE INDEX "Consent_personId_givenAt_idx" ON "Consent"("personId", "givenAt" DESC);

-- CreateIndex
CREATE INDEX "Consent_referralId_idx" ON "Consent"("referralId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentItem_consentId_recipientId_category_purpose_key" ON "ConsentItem"("consentId", "recipientId", "category", "purpose");

-- CreateIndex
CREATE INDEX "AccessGrant_source_sourceId_idx" ON "AccessGrant"("source", "sourceId");

-- CreateIndex
CREATE INDEX "AccessGrant_personId_idx" ON "AccessGrant"("personId");

-- CreateIndex
CREATE INDEX "Person_agencyId_updatedAt_id_idx" ON "Person"("agencyId", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Person_identityId_idx" ON "Person"("identityId");

-- CreateIndex
CREATE INDEX "PersonSearchKey_key_personId_idx" ON "PersonSearchKey"("key", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Referral_code_key" ON "Referral"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Referral_redirectedFromId_key" ON "Referral"("redirectedFromId");

-- CreateIndex
CREATE INDEX "Referral_fromAgencyId_senderChangedAt_id_idx" ON "Referral"("fromAgencyId", "senderChangedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Referral_toAgencyId_changedAt_id_idx" ON "Referral"("toAgencyId", "changedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Referral_toAgencyId_dueAt_id_idx" ON "Referral"("toAgencyId", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Referral_personId_idx" ON "Referral"("personId");

-- CreateIndex
CREATE INDEX "Referral_parentId_idx" ON "Referral"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Message_answersId_key" ON "Message"("answersId");

-- CreateIndex
CREATE INDEX "Message_referralId_at_idx" ON "Message"("referralId", "at");

-- CreateIndex
CREATE INDEX "Attachment_referralId_idx" ON "Attachment"("referralId");

-- CreateIndex
CREATE INDEX "Attachment_consentId_idx" ON "Attachment"("consentId");

-- CreateIndex
CREATE INDEX "Encouragement_agencyId_day_idx" ON "Encouragement"("agencyId", "day" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Event_seq_key" ON "Event"("seq");

-- CreateIndex
CREATE INDEX "Event_referralId_seq_idx" ON "Event"("referralId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "User_login_key" ON "User"("login");

-- CreateIndex
CREATE INDEX "Posting_userId_idx" ON "Posting"("userId");

-- CreateIndex
CREATE INDEX "Posting_agencyId_idx" ON "Posting"("agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");

-- CreateIndex
CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");

-- CreateIndex
CREATE INDEX "OidcIdentity_userId_idx" ON "OidcIdentity"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "SignInChallenge_tokenHash_key" ON "SignInChallenge"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInChallenge_expiresAt_idx" ON "SignInChallenge"("expiresAt");

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_referralId_fkey" FOREIGN KEY ("referralId") REFERENCES "Referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_recordedByAgencyId_fkey" FOREIGN KEY ("recordedByAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentItem" ADD CONSTRAINT "ConsentItem_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "Consent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentItem" ADD CONSTRAINT "ConsentItem_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_granteeAgencyId_fkey" FOREIGN KEY ("granteeAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonSearchKey" ADD CONSTRAINT "PersonSearchKey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestrictionMember" ADD CONSTRAINT "RestrictionMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestrictionMember" ADD CONSTRAINT "RestrictionMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_fromAgencyId_fkey" FOREIGN KEY ("fromAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_toAgencyId_fkey" FOREIGN KEY ("toAgencyId") REFERENCES "Agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_redirectedFromId_fkey" FOREIGN KEY ("redirectedFromId") REFERENCES "Referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferralDetail" ADD CONSTRAINT "ReferralDetail_referralId_fkey" FOREIGN KEY ("referralId") REFERENCES "Referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_referralId_fkey" FOREIGN KEY ("referralId") REFERENCES "Referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_authorAgencyId_fkey" FOREIGN KEY ("authorAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_answersId_fkey" FOREIGN KEY ("answersId") REFERENCES "Message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_referralId_fkey" FOREIGN KEY ("referralId") REFERENCES "Referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "Consent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Encouragement" ADD CONSTRAINT "Encouragement_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferralSeen" ADD CONSTRAINT "ReferralSeen_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferralSeen" ADD CONSTRAINT "ReferralSeen_referralId_fkey" FOREIGN KEY ("referralId") REFERENCES "Referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_referralId_fkey" FOREIGN KEY ("referralId") REFERENCES "Referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OidcIdentity" ADD CONSTRAINT "OidcIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Command" ADD CONSTRAINT "Command_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

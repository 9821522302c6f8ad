import { graphql } from '../../generated/gql.ts';

/** Who may see what of a record, as its keeper is told. */
export const PersonAccessFragment = graphql(`
  fragment PersonAccess on Person {
    id
    agency { id name nameEn kind }
    access {
      agency { id name nameEn active }
      user { id name }
      category until limits
      named { id name }
    }
  }
`);

/** Whether an agency may see a category of a record, and by what. */
export const ExplainAccessQuery = graphql(`
  query ExplainAccess($personId: ID!, $agencyId: ID!, $userId: ID, $category: Category!) {
    explainAccess(personId: $personId, agencyId: $agencyId, userId: $userId, category: $category) {
      agency { id name nameEn kind active }
      category allowed limits
      named { id name }
      rules {
        source lawfulBasis purpose from until takenBack
        consent { id givenAt }
        referral { id code }
        conference { id title }
      }
      denials { code at purpose consent { id givenAt } referral { id code } }
    }
  }
`);

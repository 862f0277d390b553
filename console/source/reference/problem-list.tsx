interface Listed {
  readonly code: string;
  readonly status: string | number;
  readonly id: string;
  readonly en: string;
}

interface ProblemListProps {
  readonly problems: readonly Listed[];
  /** Whether a code is a place of the page that others lead to. */
  readonly isPlace?: boolean;
}

/** Codes of refusals with the status of each and its sentences in both languages. */
export const ProblemList = ({ problems, isPlace = false }: ProblemListProps) => (
  <dl class="fields">
    {problems.map(({ code, status, id, en }) => (
      <div key={code} {...(isPlace ? { id: code } : {})}>
        <dt>
          <code>{code}</code> <span class="kind">{status}</span>
        </dt>
        <dd>
          <p>{en}</p>
          <p lang="id">{id}</p>
        </dd>
      </div>
    ))}
  </dl>
);

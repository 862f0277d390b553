import {
  isProvince,
  isRegency,
  provinceName,
  provinceOf,
  provinces,
  regencyName,
} from '../../../shared/domain/regions.ts';
import { useWords } from '../common/language.ts';
import { Missing } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { AreaPage } from './area-page.tsx';
import './regions.css';
import { regionWords } from './words.ts';

/** The areas to choose from: a local government's own; for others, who watch over all, every province. */
const areasOf = ({ claims }: Session): readonly string[] => {
  const { groups = [], roles = [] } = claims ?? {};
  if (roles.some((role) => role !== 'local-government')) return provinces.map(({ code }) => code);
  return groups
    .flatMap((group) => /^(?:province|regency)-(?<code>[\d.]+)$/.exec(group)?.groups?.['code'] ?? [])
    .filter((code) => isProvince(code) || isRegency(code))
    .sort();
};

const Choice = ({ areas }: { readonly areas: readonly string[] }) => {
  const { words } = useWords(regionWords);
  return (
    <>
      <PageHeading text={words.title} />
      <p>{areas.length === 0 ? words.noArea : words.choose}</p>
      <ul class="areas">
        {areas.map((code) => (
          <li key={code}>
            <a href={`/regions/${code}`}>{provinceName(code) ?? regencyName(code)}</a>
          </li>
        ))}
      </ul>
    </>
  );
};

/** The page at a path: `/regions` for the area of who has one, and to choose; `/regions/32`, `/regions/32.01`. */
export const RegionsPage = ({ own, pathname }: { readonly own: Session; readonly pathname: string }) => {
  const [, , named = '', ...more] = pathname.replace(/\/$/, '').split('/');
  const areas = areasOf(own);
  const [first] = areas;
  const code = named === '' && areas.length === 1 ? first : named;
  if (code === undefined || code === '') return <Choice areas={areas} />;
  if (more.length > 0 || !(isProvince(code) || isRegency(code))) return <Missing />;
  return <AreaPage own={own} code={code} hasOthers={areas.length > 1} hasProvince={areas.includes(provinceOf(code))} />;
};

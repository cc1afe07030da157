import { useMemo, useState } from 'react';
import { filtersOf, type PeopleSearch } from './people-search.ts';

/** Nobody, some by their ids, or everybody whom the filters find. */
export type Chosen =
  { readonly kind: 'some'; readonly ids: ReadonlySet<string> } | { readonly kind: 'all'; readonly total: number };

const NOBODY: Chosen = { kind: 'some', ids: new Set() };

export interface Selection {
  readonly chosen: Chosen;
  readonly size: number;
  readonly has: (id: string) => boolean;
  /** One checkbox; with `through` all rows between the last one pressed and this one. */
  readonly toggle: (id: string, through?: readonly string[]) => void;
  readonly chooseSome: (ids: readonly string[]) => void;
  readonly chooseAll: (total: number) => void;
  readonly clear: () => void;
}

/** Who is ticked. Other filters are another list, in which nobody is ticked: what is not seen must not be deleted with it. */
export function useSelection(search: PeopleSearch): Selection {
  const list = JSON.stringify(filtersOf(search));
  const [state, setState] = useState<{ list: string; chosen: Chosen }>({ list, chosen: NOBODY });
  const chosen = state.list === list ? state.chosen : NOBODY;
  return useMemo(() => {
    const choose = (next: Chosen): void => setState({ list, chosen: next });
    return {
      chosen,
      size: chosen.kind === 'all' ? chosen.total : chosen.ids.size,
      has: (id) => chosen.kind === 'all' || chosen.ids.has(id),
      toggle: (id, through = []) => {
        // Taking one out of everybody is a selection nobody can name to the server: it begins anew with this one.
        const ids = new Set(chosen.kind === 'all' ? [] : chosen.ids);
        if (ids.has(id)) ids.delete(id);
        else for (const each of [...through, id]) ids.add(each);
        choose({ kind: 'some', ids });
      },
      chooseSome: (ids) => choose({ kind: 'some', ids: new Set(ids) }),
      chooseAll: (total) => choose({ kind: 'all', total }),
      clear: () => choose(NOBODY),
    };
  }, [chosen, list]);
}

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';
import classes from './list-and-detail.module.css';

interface Props {
  readonly label: string;
  /** One `<li>` each. */
  readonly children: ReactNode;
  readonly paging: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** What stands on the left of {@link ListAndDetail}, with a way to more of it. */
export function Entries({ label, children, paging }: Props): ReactNode {
  return (
    <>
      <ul className={classes['items']} aria-label={label}>
        {children}
      </ul>
      {paging.hasNextPage && (
        <Button variant="default" loading={paging.isFetchingNextPage} onClick={() => void paging.fetchNextPage()}>
          {texts.reviews.more}
        </Button>
      )}
    </>
  );
}

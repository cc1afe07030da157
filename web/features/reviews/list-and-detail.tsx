import { Anchor, Center, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './list-and-detail.module.css';

interface Props {
  readonly list: ReactNode;
  /** Null while nothing is chosen. */
  readonly detail: ReactNode | null;
  /** Said in the detail's place then. */
  readonly hint: string;
  readonly back: { readonly label: string; readonly go: () => void };
}

/** A list with what is chosen beside it; on a phone one or the other. */
export function ListAndDetail({ list, detail, hint, back }: Props): ReactNode {
  return (
    <div className={classes['both']}>
      <div className={`${classes['list'] ?? ''} ${detail === null ? '' : (classes['covered'] ?? '')}`}>{list}</div>
      <div className={`${classes['detail'] ?? ''} ${detail === null ? (classes['covered'] ?? '') : ''}`}>
        {detail === null ? (
          <Center h="100%" mih={200}>
            <Text c="dimmed">{hint}</Text>
          </Center>
        ) : (
          <>
            <Anchor component="button" type="button" size="sm" hiddenFrom="md" onClick={back.go} mb="xs">
              <IconArrowLeft size={14} aria-hidden /> {back.label}
            </Anchor>
            {detail}
          </>
        )}
      </div>
    </div>
  );
}

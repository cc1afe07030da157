/** Before all ids: where a walk over rows in the order of their ids begins. */
export const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

import type { ComponentType } from 'preact';
import type { Connection } from '#lib/vault/connection.ts';
import { DenialsPanel } from './denials/denials-panel.tsx';
import { LeaversPanel } from './leavers/leavers-panel.tsx';
import type { DashboardModel } from './model.ts';
import type { Tab } from './place.ts';
import { ProductsPanel } from './products/products-panel.tsx';
import { ReportPanel } from './report/report-panel.tsx';
import { UsersPanel } from './users/users-panel.tsx';

/** What every tab's panel gets. */
export interface PanelProps {
  model: DashboardModel;
  connection: Connection;
}

export const panels: Record<Tab, ComponentType<PanelProps>> = {
  products: ProductsPanel,
  users: UsersPanel,
  leavers: LeaversPanel,
  denials: DenialsPanel,
  report: ReportPanel,
};

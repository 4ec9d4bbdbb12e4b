import { dashboardWords } from './en/dashboard.ts';
import { loader } from './loader.ts';

export const loadDashboardWords = loader({ en: dashboardWords });

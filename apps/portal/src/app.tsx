import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from './api/queries.js';
import { router } from './router.js';
import { LanguageProvider } from './text/language.js';
import { Toasts } from './ui/toasts.js';

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

import type { ComponentProps } from 'preact';
import { SendForm as Form } from '../common/send-form.tsx';
import { Fault } from './fault.tsx';

/** A form whose fields the service judges; what no field stands for is told with a way to the page that helps. */
export const SendForm = (props: Omit<ComponentProps<typeof Form>, 'tell'>) => (
  <Form {...props} tell={(fault) => <Fault fault={fault} />} />
);

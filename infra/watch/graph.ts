import { Color, GraphWidget, TextWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** A third of the width of a dashboard. */
export const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 8, height: 6 });

/** A graph with a line that is not to be crossed. */
export const graphBelow = (title: string, left: readonly IMetric[], value: number, label: string): GraphWidget =>
  new GraphWidget({
    title,
    left: [...left],
    leftAnnotations: [{ value, label, color: Color.RED }],
    width: 8,
    height: 6,
  });

/** A heading over the whole width. */
export const heading = (markdown: string): TextWidget => new TextWidget({ markdown, width: 24, height: 1 });

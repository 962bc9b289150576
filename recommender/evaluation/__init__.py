"""Measuring the answers: metrics, intervals, readers of benchmark sets, tables with their baselines."""

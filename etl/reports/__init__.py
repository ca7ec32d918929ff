"""What a checked file is answered with beside the console: JSON, a workbook with its wrong cells marked, a template."""

"""What can go wrong between a sheet's values and the paper in the tray."""

from workroom.base.errors import DeviceError, WorkroomError


class PaperError(WorkroomError):
    """The sheet cannot be drawn as it stands; nothing was drawn or written."""


class PrinterError(DeviceError):
    """The printer, or the queue before it, did not take the paper."""

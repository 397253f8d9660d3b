"""Where a function is mapped over events: one protocol, one module an engine.

=====================  ==========================================
``mapper.Mapper``      what every engine can do
``serial.Serial``      one event after the other, in this process
``progress.Progress``  another engine, with a line on the terminal
=====================  ==========================================
"""
